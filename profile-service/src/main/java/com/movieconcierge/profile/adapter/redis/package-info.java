/** Profiles in Redis, for the readers. */
@NullMarked
package com.movieconcierge.profile.adapter.redis;

import org.jspecify.annotations.NullMarked;
