/** The product's own scoring, on the production code path. */
@NullMarked
package com.movieconcierge.evaluation.product;

import org.jspecify.annotations.NullMarked;
