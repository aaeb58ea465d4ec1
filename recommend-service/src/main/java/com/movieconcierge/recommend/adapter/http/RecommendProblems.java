package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.platform.Problems;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.taste.Erasures;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates.TooManyWaitersException;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the domain says as problem details. */
@RestControllerAdvice
@Order(0)
class RecommendProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownException e) {
        return Problems.of(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler({
        ProfilesUnavailableException.class,
        TooManyWaitersException.class,
        ViewerRequests.NotWrittenException.class,
        Erasures.UnavailableException.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        return Problems.unavailable(e);
    }
}
