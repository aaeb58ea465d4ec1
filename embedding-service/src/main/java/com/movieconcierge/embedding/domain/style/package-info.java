/** How pictures look, measured without a neural network. */
@NullMarked
package com.movieconcierge.embedding.domain.style;

import org.jspecify.annotations.NullMarked;
