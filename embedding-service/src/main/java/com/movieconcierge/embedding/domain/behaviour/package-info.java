/** What people choose next: the ratings that stand, when and how it is learned from them, and what is published of it. */
@NullMarked
package com.movieconcierge.embedding.domain.behaviour;

import org.jspecify.annotations.NullMarked;
