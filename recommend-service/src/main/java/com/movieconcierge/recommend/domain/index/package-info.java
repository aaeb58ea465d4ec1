/** Films as rows of one contiguous matrix in the standardised space, and how it is scanned. */
@NullMarked
package com.movieconcierge.recommend.domain.index;

import org.jspecify.annotations.NullMarked;
