/**
 * Gives the terminal back and stops our foreground process group, as Ctrl-Z does in a cooked terminal:
 * under npm the whole group must stop, or the shell never gets its prompt back. The one permitted use of
 * pid 0. We go on at once where nothing can stop us: the kernel drops SIGTSTP for a group that no shell
 * waits for (`xterm -e`, a container's only process).
 */
export function suspend(terminal: { release: () => void; retake: () => void }): void {
  let isOver = false;
  const goOn = () => {
    if (isOver) return;
    isOver = true;
    process.off('SIGCONT', goOn);
    clearTimeout(timer);
    terminal.retake();
  };
  terminal.release();
  process.on('SIGCONT', goOn);
  // Also keeps Node alive to hear SIGCONT. When we are continued the timer is due as well, and fires first:
  // the immediate lets SIGCONT be heard before it, or it would count as a second stop.
  const timer = setTimeout(() => setImmediate(goOn), notStoppedMs);
  process.kill(0, 'SIGTSTP');
}

const notStoppedMs = 100;
