import type { KernelEvent } from '../../sample/kernel-event.js';
import type { RecorderChild } from './recorder-child.js';
import type { Screen } from './screen.js';

/** The one recorder that a dashboard may have beside it. */
export type DashboardRecorder = {
  readonly start: (path: string) => void;
  readonly stop: () => void;
  readonly tell: (event: KernelEvent) => void;
};

export function dashboardRecorder(
  procRoot: string | undefined,
  { state, dispatch, log, fail }: Screen,
): DashboardRecorder {
  let child: RecorderChild | undefined;
  const start = async (path: string) => {
    let said = '';
    const seen = (bytes: number) => dispatch({ type: 'recorderTold', recorder: { path, bytes } });
    seen(0);
    const { startRecorder } = await import('./recorder-child.js');
    child = startRecorder({
      path,
      intervalMs: state().intervalMs,
      procRoot,
      onGrown: seen,
      onSaid: (text) => {
        said = text;
        log.line(`recorder: ${text}`);
        dispatch({ type: 'noted', text: `recording: ${text}` });
      },
      onEnded: (status) => {
        child = undefined;
        dispatch({ type: 'recorderTold', recorder: undefined });
        const text = `recording ended: ${said || `status ${status ?? 'unknown'}`}`;
        dispatch({ type: status === 0 ? 'noted' : 'troubled', text });
      },
    });
  };
  return {
    start: (path) => {
      if (!child) void start(path).catch(fail);
    },
    stop: () => child?.stop(),
    tell: (event) => child?.tell(event),
  };
}
