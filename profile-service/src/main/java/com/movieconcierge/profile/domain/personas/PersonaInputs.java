package com.movieconcierge.profile.domain.personas;

/** Port: what a fit looks at, as it is now. */
public interface PersonaInputs {

    ViewerSample viewers();

    Catalogue catalogue();
}
