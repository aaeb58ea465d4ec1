/** What people choose next, learned from the order of their ratings: additive over the events, so that scores can be taken apart. */
@NullMarked
package com.movieconcierge.behaviour;

import org.jspecify.annotations.NullMarked;
