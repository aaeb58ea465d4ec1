/**
 * What the HTTP doors of all four services share: errors as problem details, health of broker and registry, and the settings
 * of {@code platform.yml}. Each Spring context takes it over by auto-configuration.
 */
@NullMarked
package com.movieconcierge.platform;

import org.jspecify.annotations.NullMarked;
