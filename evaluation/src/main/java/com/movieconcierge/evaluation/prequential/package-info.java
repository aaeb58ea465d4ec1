/** A log replayed in the order of time, each rating asked for before it is shown. */
@NullMarked
package com.movieconcierge.evaluation.prequential;

import org.jspecify.annotations.NullMarked;
