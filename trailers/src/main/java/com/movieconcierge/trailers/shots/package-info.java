/** Where a video is cut, how much moves, and which frames show it best. Plain numbers, no video library. */
@NullMarked
package com.movieconcierge.trailers.shots;

import org.jspecify.annotations.NullMarked;
