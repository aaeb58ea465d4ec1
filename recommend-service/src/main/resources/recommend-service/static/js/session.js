// One viewer's visit: the list, the profile, the ratings on their way, and the stream that keeps them fresh.

import { api, eventId } from './api.js';
import { follow } from './live.js';
import { historyOf } from './words.js';

const offsetOf = (list) => list?.profileOffset ?? -1;
/** A list for everyone, because the viewer's taste could not be read. */
export const isStandIn = (list) => list.source !== 'profile' && list.degraded.length > 0;
/** After an erasure the offset starts anew; a list without a taste for want of the store is another matter. */
const isForgotten = (list) => list.source !== 'profile' && list.degraded.length === 0;

/**
 * Events: `list` {list, settled, changed, moved}, `profile`, `rating` {movieId}, `nameless` {movie, rating}, `trouble` {error},
 * `live` {state}.
 * A rating is {rating, status} with status sending, sent, in, withdrawing or failed.
 */
export class Session extends EventTarget {
  viewer = null;
  list = null;
  profile = null;
  ratings = new Map();
  #pending = [];
  #visit = new AbortController();
  #close = () => {};
  #wasLost = false;

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Starts a visit; the one before ends. */
  open(userId) {
    this.leave();
    this.viewer = userId;
    this.#emit('live', { state: 'new' });
    this.refresh();
    this.#close = follow(userId, (list) => this.#pushed(list), (state) => this.#streamIs(state));
  }

  leave() {
    this.#visit.abort();
    this.#close();
    this.#visit = new AbortController();
    this.#pending = [];
    this.#wasLost = false;
    this.ratings.clear();
    this.viewer = this.list = this.profile = null;
  }

  /** Asks for list and profile; with an offset, for a list that contains that rating. */
  async refresh(minOffset = -1) {
    const { signal } = this.#visit;
    try {
      this.#take(await api.recommendations(this.viewer, minOffset, signal));
    } catch (error) {
      if (!signal.aborted) this.#emit('trouble', { error });
    }
    if (!this.profile) await this.#readProfile();
  }

  /** The stream tells of every change of the profile, also of one that leaves the films as they are. */
  #pushed(list) {
    const isNews = this.list !== null;
    if (!this.#take(list) && isNews && list.userId === this.viewer) this.#readProfile();
  }

  #streamIs(state) {
    if (state === 'live' && this.#wasLost) this.refresh();
    this.#wasLost = state === 'lost';
    this.#emit('live', { state });
  }

  /** A list from an answer or from the stream. An older one than the one on show is dropped. True when the profile is read after it. */
  #take(list) {
    if (list.userId !== this.viewer || (offsetOf(list) < offsetOf(this.list) && !isForgotten(list))) return false;
    const before = this.list?.recommendations.map((r) => r.movie.movieId).join();
    const moved = offsetOf(list) > offsetOf(this.list);
    // The real list after a stand-in is not news.
    const changed = this.list !== null && !isStandIn(this.list) && (moved || before !== list.recommendations.map((r) => r.movie.movieId).join());
    const settled = this.#pending.filter((rating) => rating.offset <= offsetOf(list));
    this.#pending = this.#pending.filter((rating) => !settled.includes(rating));
    this.list = list;
    settled.forEach(({ movie, rating }) => this.#mark(movie.movieId, rating === null ? null : { rating, status: 'in' }));
    this.#emit('list', { list, settled, changed, moved });
    if (!changed && settled.length === 0) return false;
    this.#readProfile();
    return true;
  }

  async #readProfile() {
    const { signal } = this.#visit;
    // A newcomer has no profile to ask for.
    if (this.list && !['profile', 'prompt'].includes(this.list.source) && offsetOf(this.list) < 0) {
      this.profile = isStandIn(this.list) ? null : { topFilms: [] };
      return this.#emit('profile');
    }
    try {
      const profile = await api.profile(this.viewer, signal);
      if (signal.aborted) return;
      this.profile = profile;
    } catch (error) {
      if (signal.aborted) return;
      this.profile = error.status === 404 ? { topFilms: [] } : null;
      if (error.status !== 404) this.#emit('trouble', { error });
    }
    for (const { movie, rating } of historyOf(this.profile)) {
      if (!this.ratings.has(movie.movieId)) this.#mark(movie.movieId, { rating, status: 'in' });
    }
    this.#emit('profile');
  }

  #mark(movieId, rating) {
    if (rating) this.ratings.set(movieId, rating);
    else this.ratings.delete(movieId);
    this.#emit('rating', { movieId });
  }

  /** Sends a rating; the service's clock says when, not the browser's. A retry of a failed one is the same event, so it cannot count twice. */
  rate(movie, rating) {
    if (!this.viewer) return this.#emit('nameless', { movie, rating });
    const known = this.ratings.get(movie.movieId);
    const event = known?.status === 'failed' && known.rating === rating ? known.event
      : { eventId: eventId(), userId: this.viewer, movieId: movie.movieId, rating };
    this.#mark(movie.movieId, { rating, status: 'sending', event });
    return this.#send(movie, rating, () => api.rate(event), { rating, status: 'failed', event });
  }

  withdraw(movie) {
    const known = this.ratings.get(movie.movieId);
    this.#mark(movie.movieId, { ...known, status: 'withdrawing' });
    return this.#send(movie, null, () => api.withdraw(this.viewer, movie.movieId), { ...known, status: 'in' });
  }

  /** Takes back what the viewer said; the profile without it comes through the stream. */
  async forgetStatement() {
    const { signal } = this.#visit;
    try {
      await api.forgetStatement(this.viewer);
    } catch (error) {
      if (!signal.aborted) this.#emit('trouble', { error });
    }
  }

  async #send(movie, rating, post, otherwise) {
    const { signal } = this.#visit;
    try {
      const { offset } = await post();
      if (signal.aborted) return;
      this.#pending.push({ movie, rating, offset });
      if (rating !== null) this.#mark(movie.movieId, { rating, status: 'sent' });
      await this.refresh(offset);
    } catch (error) {
      if (signal.aborted) return;
      this.#mark(movie.movieId, otherwise);
      this.#emit('trouble', { error, movie });
    }
  }
}
