/** Ratings joined with movie DNA become taste profiles: start reading at {@code ProfileTopology}. */
@NullMarked
package com.movieconcierge.profile;

import org.jspecify.annotations.NullMarked;
