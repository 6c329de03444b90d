import type { EventEmitter } from 'node:events';
import { plainPlot } from '../view/charts/plain-plot.js';
import type { Frame, Size } from '../view/frame.js';
import { createCellGrid } from './cell-grid.js';
import { createCharts, type Plot } from './charts.js';
import { shortSequences } from './cursor-moves.js';
import { loadLinePlot } from './line-plot.js';
import { mouseOff, mouseOn } from './mouse-report.js';
import type { BlessedOutput } from './output-stream.js';
import { enterScreen, leavingSequence, openProgram, type Program } from './program.js';
import type { Theme } from './theme.js';

export type Screen = {
  /** Paints what differs from the frame before. */
  readonly paint: (frame: Frame) => void;
  /** Wipes the screen at its new size; the next paint writes every cell. */
  readonly resize: (size: Size) => void;
  /** Takes the terminal again after `leaving` was written to it. */
  readonly enter: (size: Size) => void;
  /** What puts the terminal back: mouse, colours, keypad, scroll region, cursor, alternate screen. */
  readonly leaving: string;
};

type ScreenOptions = {
  readonly input: EventEmitter;
  readonly output: BlessedOutput;
  readonly theme: Theme;
  readonly isUtf8: boolean;
  readonly hasBraille: boolean;
  readonly hasMouse: boolean;
  readonly size: Size;
  readonly on: {
    /** The frame that was painted last would look different by now. */
    readonly chartsDue: () => void;
    readonly troubled: (text: string) => void;
  };
};

/** The full screen of a terminal that blessed knows; what is written to it for a frame is ours. */
export function createScreen(options: ScreenOptions): Screen {
  const { output, size } = options;
  const program = openProgram(options.input, output);
  const grid = createCellGrid({ ...options, known: shortSequences(program.tput.strings) });
  const charts = createCharts({
    loadPlot: () => plotFor(program, options),
    due: options.on.chartsDue,
  });
  const enter = (newSize: Size) => {
    enterScreen(program, newSize);
    program.flush();
    // Not blessed's own mouse: two reports in a chunk lose the click.
    if (options.hasMouse) output.write(mouseOn);
  };
  enter(size);
  return {
    paint: (frame) => {
      // What wipes the screen.
      program.flush();
      const changes = grid.changesTo(charts.plotted(frame).rows);
      if (changes !== '') output.write(changes);
    },
    resize: (newSize) => {
      program.clear();
      grid.wipe(newSize);
    },
    enter: (newSize) => {
      grid.wipe(newSize);
      enter(newSize);
    },
    leaving: `${options.hasMouse ? mouseOff : ''}${leavingSequence(program)}`,
  };
}

/** Braille where it can be shown, else letters. */
async function plotFor(
  program: Program,
  { hasBraille, on }: Pick<ScreenOptions, 'hasBraille' | 'on'>,
): Promise<Plot> {
  if (!hasBraille) return plainPlot;
  try {
    return await loadLinePlot(program);
  } catch (error) {
    // No more descriptors, say: the processes go on.
    on.troubled(`charts are plain: ${error instanceof Error ? error.message : error}`);
    return plainPlot;
  }
}
