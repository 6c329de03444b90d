import { columnsThatFit } from '../../columns/screen-columns.js';
import { sameAgain } from '../same-again.js';

/** The columns of the table: the same array while the chosen ones and the width are. */
export const columnsShown = sameAgain(columnsThatFit);
