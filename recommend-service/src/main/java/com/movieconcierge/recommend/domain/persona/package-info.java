/** Viewers of like taste under a name, as profile-service fits them. */
@NullMarked
package com.movieconcierge.recommend.domain.persona;

import org.jspecify.annotations.NullMarked;
