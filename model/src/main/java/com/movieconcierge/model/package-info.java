/** The records of the field, with their limits and checks: one type from the HTTP bytes to every store. */
@NullMarked
package com.movieconcierge.model;

import org.jspecify.annotations.NullMarked;
