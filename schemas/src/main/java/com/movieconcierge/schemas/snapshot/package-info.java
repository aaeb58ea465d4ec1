/** Snapshots of the catalogue's topics as files. */
@NullMarked
package com.movieconcierge.schemas.snapshot;

import org.jspecify.annotations.NullMarked;
