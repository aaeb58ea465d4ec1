package com.movieconcierge.embedding.domain;

import java.util.Optional;

/**
 * What an operator has decided about the models of a modality.
 *
 * @param serving what readers compare with, once nearly all films have its vectors
 * @param candidate fills in beside the configured model
 */
public record ModelChoice(ModelKey serving, Optional<ModelSpec> candidate) {}
