/** What people choose next: the model that serves, and what it says of a viewer. */
@NullMarked
package com.movieconcierge.recommend.domain.behaviour;

import org.jspecify.annotations.NullMarked;
