/** Pictures and trailers of a film, and their vector. */
@NullMarked
package com.movieconcierge.embedding.domain.visual;

import org.jspecify.annotations.NullMarked;
