/** Recommenders of the literature, to be measured beside ours. */
@NullMarked
package com.movieconcierge.evaluation.peer;

import org.jspecify.annotations.NullMarked;
