/** The stages of a recommendation as types. */
@NullMarked
package com.movieconcierge.recommend.domain.pipeline;

import org.jspecify.annotations.NullMarked;
