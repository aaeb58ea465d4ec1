package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.json.FilmJson;
import com.movieconcierge.model.Film;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Films in. */
@RestController
@Tag(name = "movies")
public class FilmUploadController {
    private final IngestFlow flow;

    public FilmUploadController(IngestFlow flow) {
        this.flow = flow;
    }

    /** Answer to a film. */
    public record Accepted(String movieId, int partition, long offset) {}

    /** Takes a film, new or changed; it replaces what was known of it. */
    @Operation(
            summary = "Add or replace a film",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = Film.class))))
    @PutMapping(path = "/v1/movies/{movieId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    public Accepted upsert(@PathVariable String movieId, HttpServletRequest request) throws IOException {
        Film film = FilmJson.parse(movieId, BoundedBody.read(request, BoundedBody.MOVIE_LIMIT));
        Receipt receipt = flow.upsert(film);
        return new Accepted(receipt.id(), receipt.partition(), receipt.offset());
    }
}
