/** What films share, and what their sources want said. */
@NullMarked
package com.movieconcierge.recommend.domain.films;

import org.jspecify.annotations.NullMarked;
