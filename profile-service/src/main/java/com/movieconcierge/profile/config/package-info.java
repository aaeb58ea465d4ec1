/** Configuration and wiring: the only place that sees all adapters. */
@NullMarked
package com.movieconcierge.profile.config;

import org.jspecify.annotations.NullMarked;
