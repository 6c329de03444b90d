export type Layout = {
  readonly isTooSmall: boolean;
  /** Each 0 or the number of its rows; they drop out in this order as the screen gets lower: charts, the player's, rule, meters, title, status. */
  readonly ruleRows: 0 | 1;
  readonly chartRows: number;
  readonly meterRows: number;
  readonly titleRows: 0 | 1;
  /** Of a recording: the player, its time line, the marks below that. */
  readonly playerRows: number;
  readonly statusRows: 0 | 1;
  readonly classRows: 1;
  readonly tableRows: number;
  /** Its line of title among them; 0 where no pane is open. */
  readonly paneRows: number;
};

/** What is to be shown beside the table. */
export type Wished = {
  readonly cpuCount: number;
  readonly hasMeters: boolean;
  readonly hasCharts: boolean;
  readonly hasPane: boolean;
  readonly hasPlayer: boolean;
  /** The pane over all but one row of the table, and over the charts. */
  readonly isPaneZoomed?: boolean;
};

const columnTitleRows = 1;
const footerRows = 1;
/** What a chart needs to say anything: below it is left out. */
const leastForCharts = { width: 80, height: 40 };
const chartRowsShown = 9;

/** Which parts fit, and how many processes the table shows. */
export function layoutOf(width: number, height: number, wished: Wished): Layout {
  const isTooSmall = width < 20 || height < 5;
  const statusRows = height >= 7 ? 1 : 0;
  const titleRows = height >= 9 ? 1 : 0;
  const hasMeters = wished.hasMeters && height >= 16 && width >= 50;
  const meterRows = hasMeters ? meterRowsOf(height, wished.cpuCount) : 0;
  const isRoomForCharts = width >= leastForCharts.width && height >= leastForCharts.height;
  const hasCharts = wished.hasCharts && isRoomForCharts && !wished.isPaneZoomed;
  const chartRows = hasCharts ? chartRowsShown : 0;
  const playerRows = wished.hasPlayer ? playerRowsOf(height) : 0;
  const ruleRows = height >= 18 ? 1 : 0;
  const above = titleRows + playerRows + meterRows + chartRows + ruleRows + 1 + columnTitleRows;
  const taken = above + statusRows + footerRows;
  const room = Math.max(1, height - taken);
  const paneRows = wished.hasPane && !isTooSmall ? paneRowsOf(room, wished.isPaneZoomed) : 0;
  return {
    isTooSmall,
    ruleRows,
    chartRows,
    meterRows,
    titleRows,
    playerRows,
    statusRows,
    classRows: 1,
    tableRows: isTooSmall ? 0 : room - paneRows,
    paneRows,
  };
}

/** How many lines of its list a dialog shows at most: its frame and the two lowest rows stay free. */
export function dialogRowsOf(height: number): number {
  return Math.max(1, height - 4);
}

function playerRowsOf(height: number): number {
  if (height >= 24) return 3;
  return height >= 14 ? 1 : 0;
}

/** As many as there are CPUs, two at least for memory and swap, an eighth of the screen at most. */
function meterRowsOf(height: number, cpuCount: number): number {
  return Math.max(2, Math.min(cpuCount, Math.floor(height / 8)));
}

/** A pane takes three fifths of the room; of hardly any all but the row that is selected. */
function paneRowsOf(room: number, isZoomed = false): number {
  if (room < 3) return 0;
  return room < 6 || isZoomed ? room - 1 : Math.floor(room * 0.6);
}
