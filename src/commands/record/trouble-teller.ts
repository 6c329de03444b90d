/** What goes wrong again and again is told once, and once more when it is over. */
export type Trouble = {
  readonly tell: (message: string) => void;
  /** Runs what may tell of trouble: false where it did. */
  readonly watched: (run: () => Promise<void>) => Promise<boolean>;
  readonly lostFrames: () => number;
};

export function troubleTeller(say: (message: string) => void): Trouble {
  let told: string | undefined;
  let hasTold = false;
  let lostFrames = 0;
  let lostInARow = 0;
  const tell = (message: string) => {
    hasTold = true;
    if (message === told) return;
    told = message;
    say(message);
  };
  const recovered = () => {
    if (lostInARow > 0) say(`it goes on: ${frames(lostInARow)} lost`);
    told = undefined;
    lostInARow = 0;
  };
  return {
    tell,
    watched: async (run) => {
      hasTold = false;
      await run();
      if (!hasTold) recovered();
      else {
        lostFrames += 1;
        lostInARow += 1;
      }
      return !hasTold;
    },
    lostFrames: () => lostFrames,
  };
}

function frames(count: number): string {
  return count === 1 ? '1 frame was' : `${count} frames were`;
}
