/** Logs of ratings, and how they are split into what is learned from and what is asked about. */
@NullMarked
package com.movieconcierge.evaluation.data;

import org.jspecify.annotations.NullMarked;
