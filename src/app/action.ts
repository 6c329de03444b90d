import type { ProcessKey, StateClass } from '../model/process.js';
import type { Dialog } from './dialogs/dialog.js';
import type { PaneType } from './panes/pane.js';
import type { ScrolledPart } from './panes/scrolling.js';

/** What a key or the mouse asks for. */
export type Action =
  | { readonly type: 'quit' }
  | { readonly type: 'suspend' }
  | { readonly type: 'repaint' }
  | { readonly type: 'openHelp' }
  | { readonly type: 'openPicker' }
  | { readonly type: 'repeatSignal' }
  | { readonly type: 'chooseScope'; readonly sign: 1 | -1 }
  /** A letter that opens it is one of a signal's name once a name is begun. */
  | { readonly type: 'openPlan'; readonly letter?: string }
  | { readonly type: 'nextPlan' }
  | { readonly type: 'changePause'; readonly sign: 1 | -1 }
  | { readonly type: 'addStep' }
  | { readonly type: 'removeStep' }
  | { readonly type: 'turnOrder' }
  | { readonly type: 'cancelPlan' }
  | { readonly type: 'hurryPlan' }
  | { readonly type: 'renice'; readonly by: 1 | -1 }
  | { readonly type: 'openAffinity' }
  | { readonly type: 'openIoPriority' }
  | { readonly type: 'chooseAllCpus' }
  | { readonly type: 'openSort' }
  | { readonly type: 'openSearch' }
  | { readonly type: 'searchPid'; readonly digit: string }
  | { readonly type: 'openInterval' }
  | { readonly type: 'openFilter' }
  | { readonly type: 'openClasses' }
  | { readonly type: 'openUsers' }
  | { readonly type: 'toggleClass'; readonly class: StateClass }
  | { readonly type: 'toggleListed' }
  | { readonly type: 'toggleMeters' }
  | { readonly type: 'openColumns' }
  | { readonly type: 'moveColumn'; readonly sign: 1 | -1 }
  | { readonly type: 'tag' }
  | { readonly type: 'tagSubtree' }
  | { readonly type: 'untagAll' }
  | { readonly type: 'closeDialog' }
  | { readonly type: 'accept' }
  | { readonly type: 'acceptForced' }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'erase' }
  | {
      readonly type: 'move';
      readonly by: 'row' | 'halfPage' | 'page' | 'all';
      readonly sign: 1 | -1;
    }
  | { readonly type: 'selectRow'; readonly key: ProcessKey }
  | { readonly type: 'scroll'; readonly part: ScrolledPart; readonly notches: number }
  /** The open list on another line. */
  | { readonly type: 'mark'; readonly dialog: Dialog }
  | { readonly type: 'toggleFold'; readonly key: ProcessKey }
  | { readonly type: 'fold' }
  | { readonly type: 'unfold' }
  | { readonly type: 'toggleFoldAll' }
  | { readonly type: 'foldLevel'; readonly sign: 1 | -1 }
  | { readonly type: 'sibling'; readonly sign: 1 | -1 }
  | { readonly type: 'toggleSubtree' }
  | { readonly type: 'toggleThreads' }
  | { readonly type: 'toggleKernelThreads' }
  | { readonly type: 'togglePath' }
  | { readonly type: 'toggleName' }
  | { readonly type: 'toggleTree' }
  | { readonly type: 'toggleFollow' }
  | { readonly type: 'togglePause' }
  | { readonly type: 'searchAgain'; readonly sign: 1 | -1 }
  | { readonly type: 'sortBy'; readonly columnId: string }
  | { readonly type: 'sortNeighbour'; readonly sign: 1 | -1 }
  | { readonly type: 'reverseSort' }
  | { readonly type: 'togglePane'; readonly pane: PaneType }
  | { readonly type: 'focusPane' }
  | { readonly type: 'zoomPane' }
  | {
      readonly type: 'scrollPane';
      readonly by: 'row' | 'halfPage' | 'page' | 'all';
      readonly sign: 1 | -1;
    }
  | { readonly type: 'leave' }
  | { readonly type: 'toggleCharts' }
  | { readonly type: 'goLive' }
  | { readonly type: 'saveMemory' }
  | { readonly type: 'toggleRecorder' }
  | { readonly type: 'togglePlay' }
  | { readonly type: 'step'; readonly sign: 1 | -1 }
  | { readonly type: 'changeSpeed'; readonly sign: 1 | -1 }
  | { readonly type: 'toEnd'; readonly end: 'first' | 'last' }
  | { readonly type: 'openJump'; readonly text: string }
  /** In ms since the epoch. */
  | { readonly type: 'jumpTo'; readonly instantMs: number }
  | { readonly type: 'jumpToEvent'; readonly sign: 1 | -1 }
  | { readonly type: 'jumpToChange'; readonly sign: 1 | -1 };
