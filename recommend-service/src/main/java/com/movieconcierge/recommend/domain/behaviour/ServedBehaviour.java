package com.movieconcierge.recommend.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;

/** A model of what people choose next, as it was published. */
public record ServedBehaviour(ModelRef model, BehaviourReport report, NextFilmModel learned) {}
