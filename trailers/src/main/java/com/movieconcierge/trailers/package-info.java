/** Trailers as keyframes and measures: the optional room beside embedding-service. */
@NullMarked
package com.movieconcierge.trailers;

import org.jspecify.annotations.NullMarked;
