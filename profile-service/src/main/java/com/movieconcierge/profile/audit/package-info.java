/** Recomputes every profile from the raw logs, straight from the definition, and compares. */
@NullMarked
package com.movieconcierge.profile.audit;

import org.jspecify.annotations.NullMarked;
