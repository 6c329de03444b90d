export type Layout = {
  readonly isTooSmall: boolean;
  /** Each 0 or the number of its rows; they drop out in this order as the screen gets lower: rule, meters, title, status. */
  readonly ruleRows: 0 | 1;
  readonly meterRows: number;
  readonly titleRows: 0 | 1;
  readonly statusRows: 0 | 1;
  readonly classRows: 1;
  readonly tableRows: number;
};

const columnTitleRows = 1;
const footerRows = 1;

/** Which panes fit, and how many processes the table shows. */
export function layoutOf(width: number, height: number, cpuCount: number): Layout {
  const isTooSmall = width < 20 || height < 5;
  const statusRows = height >= 7 ? 1 : 0;
  const titleRows = height >= 9 ? 1 : 0;
  const meterRows = height >= 16 && width >= 50 ? meterRowsOf(height, cpuCount) : 0;
  const ruleRows = height >= 18 ? 1 : 0;
  const taken = statusRows + titleRows + meterRows + ruleRows + 1 + columnTitleRows + footerRows;
  return {
    isTooSmall,
    ruleRows,
    meterRows,
    titleRows,
    statusRows,
    classRows: 1,
    tableRows: isTooSmall ? 0 : Math.max(1, height - taken),
  };
}

/** How many lines of its list a dialog shows at most: its frame and the two lowest rows stay free. */
export function dialogRowsOf(height: number): number {
  return Math.max(1, height - 4);
}

/** As many as there are CPUs, two at least for memory and swap, an eighth of the screen at most. */
function meterRowsOf(height: number, cpuCount: number): number {
  return Math.max(2, Math.min(cpuCount, Math.floor(height / 8)));
}
