/** Serves recommendations with exact reasons; start reading at RecommendationPipeline. */
@NullMarked
package com.movieconcierge.recommend;

import org.jspecify.annotations.NullMarked;
