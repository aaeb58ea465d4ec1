package com.movieconcierge.standalone.prequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StillServerTest {
    @TempDir
    private Path folder;

    @Test
    void textsNameThePicturesThatAreThereAndTheServerHasThem() throws IOException, InterruptedException {
        Path pictures = Files.createDirectory(folder.resolve("stills"));
        Files.writeString(pictures.resolve("1.jpg"), "one");
        Files.writeString(pictures.resolve("3.jpg"), "three");
        Files.writeString(folder.resolve("secret.jpg"), "secret");
        Path given = Files.writeString(
                folder.resolve("texts.jsonl"), "{\"movieId\": 1, \"title\": \"A\"}\n{\"movieId\": 2}\nno line\n");
        try (var server = new StillServer(pictures)) {
            List<String> lines =
                    Files.readAllLines(server.texts(given, List.of("1", "2", "3", "4"), folder.resolve("both.jsonl")));
            assertThat(lines).hasSize(4);
            JsonNode first = JsonMapper.shared().readTree(lines.get(0));
            assertThat(first.path("title").asString()).isEqualTo("A");
            assertThat(lines.get(1)).isEqualTo("{\"movieId\": 2}");
            assertThat(lines.get(2)).isEqualTo("no line");
            JsonNode last = JsonMapper.shared().readTree(lines.get(3));
            assertThat(last.path("movieId").asString()).isEqualTo("3");

            String address = last.path("stills").path(0).asString();
            assertThat(address).startsWith("http://127.0.0.1:");
            assertThat(get(address)).isEqualTo("three");
            assertThat(get(first.path("stills").path(0).asString())).isEqualTo("one");
            assertThat(get(address.replace("3.jpg", "4.jpg"))).isEqualTo("404");
            assertThat(get(address.replace("3.jpg", "..%2Fsecret.jpg"))).isEqualTo("404");
        }
    }

    private static String get(String address) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
    }
}
