// A conversation: what has been said, what is understood so far, and the list that follows from it. The service keeps
// nothing of it; it lives in the history of this tab, so that Back takes the last step back and a reload goes on.

import { api } from './api.js';

const REMEMBERED = 20;
const NOTHING_NEW = 'That told me nothing new. Name a film, people, a genre, a mood or years.';

/** Whether two understandings say the same; how they are put into a sentence does not matter. */
const same = (a, b) => JSON.stringify({ ...a, restatement: null }) === JSON.stringify({ ...b, restatement: null });

/** Whether a film that was named had to be asked for elsewhere. */
const wasLookedUp = ({ understood, degraded }) =>
  (understood.seeds ?? []).some(({ movieId }) => movieId?.startsWith('tmdb:')) || (degraded ?? []).some((code) => /seed|tmdb/.test(code));

/** Events: `list` {list, remember}, `busy`, `trouble` {error}, `end`. A turn is {said, heard, reader, lookedUp}. */
export class Conversation extends EventTarget {
  turns = [];
  understood = null;
  list = null;
  busy = false;
  #asked = new AbortController();
  #failed = null;

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  get isOpen() {
    return this.turns.length > 0 || this.busy;
  }

  /** What has to be kept to take this conversation up again. */
  get memory() {
    return { turns: this.turns.slice(-REMEMBERED), understood: this.understood };
  }

  /** Says something. `said` goes to the concierge; without it `understood` says everything, and `instead` is shown. */
  async ask({ said = '', understood = this.understood, instead = said, userId = null, remember = true }) {
    this.#asked.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    this.busy = true;
    this.#emit('busy', { said: instead });
    try {
      const list = await api.prompt({ prompt: said, understood: understood ?? undefined, userId: userId ?? undefined }, signal);
      if (signal.aborted) return;
      const heard = said && understood && same(understood, list.understood) ? NOTHING_NEW : list.understood.restatement;
      const turn = { said: instead, heard, reader: list.reader, lookedUp: wasLookedUp(list) };
      this.#take(list, instead ? [...this.turns, turn] : this.turns);
      this.#emit('list', { list, remember: remember && Boolean(instead) });
    } catch (error) {
      if (signal.aborted) return;
      this.busy = false;
      this.#failed = { said, understood, instead, userId };
      this.#emit('trouble', { error });
    }
  }

  #take(list, turns) {
    this.busy = false;
    this.#failed = null;
    this.list = list;
    this.understood = list.understood;
    this.turns = turns;
  }

  /** Asks what failed once more. */
  again() {
    if (this.#failed) this.ask(this.#failed);
  }

  /** Takes a remembered conversation up; nothing is said, the list is asked for anew. */
  resume({ turns, understood }, userId) {
    this.turns = turns;
    this.understood = understood;
    return this.ask({ userId, remember: false });
  }

  end() {
    this.#asked.abort();
    Object.assign(this, { turns: [], understood: null, list: null, busy: false });
    this.#emit('end');
  }
}
