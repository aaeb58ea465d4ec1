/** Profiles and their updates from Redis. */
@NullMarked
package com.movieconcierge.recommend.adapter.redis;

import org.jspecify.annotations.NullMarked;
