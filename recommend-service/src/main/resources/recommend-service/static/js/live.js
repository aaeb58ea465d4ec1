// Keeps one viewer's event stream open. EventSource reconnects by itself after a cut, but not after an error answer.

import { api } from './api.js';

const RETRY_MILLIS = 3_000;

/**
 * @param onList a new list; @param onState 'live' or 'lost'
 * @returns {() => void} closes the stream
 */
export function follow(userId, onList, onState) {
  let source;
  let timer = 0;
  const open = () => {
    source = new EventSource(api.streamUrl(userId));
    source.addEventListener('open', () => onState('live'));
    source.addEventListener('recommendations', (event) => onList(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      onState('lost');
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MILLIS);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
