/**
 * Personas: viewers of like taste, under a name that a person recognises. {@link
 * com.movieconcierge.profile.domain.personas.PersonaFit} is where they come from, {@link
 * com.movieconcierge.profile.domain.personas.PersonaSet} what a profile is held against.
 */
@NullMarked
package com.movieconcierge.profile.domain.personas;

import org.jspecify.annotations.NullMarked;
