package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path directory;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "down",
                "status",
                "verify",
                "dead-letters",
                "dead-letters --topic ratings --last 3 --json",
                "dead-letters --skip ratings:3:1234",
                "models",
                "models add theme",
                "recommend ava",
                "prompt heist",
                "prompt --as ava heist",
                "rate ava heat 4.5",
                "import --movielens .",
                "enrich --all",
                "export ava"
            })
    void commandWithNothingRunningSaysSoInOneSentence(String command) {
        String[] words = (command + " --data-dir " + directory).split(" ");
        assertThat(run(words)).isEqualTo(Refusal.NOT_RUNNING);
        assertThat(err.toString().trim())
                .startsWith("Nothing is running with its data in ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "up",
                "down",
                "status",
                "verify",
                "models",
                "models serve",
                "recommend",
                "prompt",
                "rate",
                "import",
                "enrich",
                "evaluate",
                "faults",
                "repartition",
                "traces",
                "export"
            })
    void everyCommandHasHelp(String command) {
        assertThat(run((command + " --help").trim().split(" "))).isZero();
    }

    @Test
    void unknownFaultIsRefusedBeforeAnythingIsStarted() {
        assertThat(run("faults", "kill", "flood")).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).startsWith("There is no fault 'flood'");
        assertThat(run("faults", "--list")).isZero();
    }

    @Test
    void nothingIsRepartitionedWhereNothingIs() {
        assertThat(run(
                        "repartition",
                        "--partitions",
                        "12",
                        "--data-dir",
                        directory.resolve("none").toString()))
                .isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).startsWith("There is no product in ");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void tracesAreLookedForInTheFilesOfAStoppedProduct() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("up.out"), "ava-maria rated heat\n");
        assertThat(run("traces", "ava-maria", "--data-dir", data.toString())).isEqualTo(Refusal.FAILED);
        assertThat(run("traces", "ava-mari", "nobody-at-all", "--data-dir", data.toString()))
                .isZero();
        assertThat(run("traces", "no id", "--data-dir", data.toString())).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).startsWith("'no id' is nobody's id: it must be 1 to 128 of letters");
        assertThat(run("traces", "ava", "--data-dir", data.resolve("none").toString()))
                .isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("There is no product in ");
        assertThat(run("traces")).isEqualTo(2);
    }

    @Test
    void unknownCommandIsNotUnderstood() {
        assertThat(run("dance")).isEqualTo(2);
    }

    @Test
    void evaluationThatCannotBeDoneSaysWhatIsWrong() throws IOException {
        assertThat(run("evaluate", "--movielens", directory.toString())).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("a MovieLens folder has movies.csv and ratings.csv");
        Files.writeString(directory.resolve("movies.csv"), "movieId,title,genres\n1,Heat (1995),Crime\n");
        Files.writeString(directory.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4.0,\n");
        assertThat(run("evaluate", "--movielens", directory.toString())).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("ratings.csv, line 2: timestamp must be seconds since 1970");
        assertThat(run("evaluate", "--movielens", ".", "--models", "oracle")).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("There is no model 'oracle'; there are content, product");
        assertThat(run("evaluate", "--movielens", ".", "--request-time", "maybe"))
                .isEqualTo(Refusal.FAILED);
        assertThat(run("evaluate", "--movielens", ".", "--leave-films-out", "1"))
                .isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("--leave-films-out is a part of the films");
        assertThat(run("evaluate")).isEqualTo(2);
        assertThat(run("evaluate", "--train", "a.csv", "--query", "b.csv")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--movielens . --split last-6",
                "--movielens . --models content",
                "--movielens . --tie-orders 3",
                "--movielens . --leave-films-out 0.1",
                "--train a.csv --query b.csv --holdout c.csv"
            })
    void replayDoesNotGoWithOptionsOfOtherEvaluations(String options) {
        assertThat(run(("evaluate --prequential " + options).split(" "))).isEqualTo(Refusal.FAILED);
        assertThat(err.toString())
                .startsWith("--prequential does not go with --")
                .contains("MovieLens folder");
    }

    @Test
    void replayThatCannotBeDoneSaysWhatIsWrong() {
        assertThat(run("evaluate", "--movielens", ".", "--last", "5")).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("--last goes with --prequential");
        assertThat(run("evaluate", "--movielens", ".", "--prequential", "--last", "some"))
                .isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("--last is a number of ratings, or all, not 'some'");
        assertThat(run("evaluate", "--prequential")).isEqualTo(2);
        assertThat(run("evaluate", "--movielens", directory.toString(), "--prequential"))
                .isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("a MovieLens folder has movies.csv and ratings.csv");
    }

    @Test
    void dataDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        assertThat(run("up", "--data-dir", file.resolve("data").toString())).isEqualTo(Refusal.FAILED);
        assertThat(err.toString()).contains("cannot be written to: choose another with --data-dir");
    }

    @Test
    void portInUseThatWasAskedForIsRefusedAndOneThatWasNotIsSteppedOver() throws IOException {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = used.getLocalPort();
            assertThatThrownBy(() -> Ports.from(port))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("Port " + port + ", wanted for recommend, is in use");
        }
        assertThat(Ports.nearDefaults().byName().values())
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(FreePorts.isFree(port)).isTrue());
    }

    @Test
    void deadProcessInTheStateFileIsNothingRunning() throws IOException {
        Files.writeString(
                directory.resolve("state.json"),
                "{\"pid\":" + ProcessHandle.current().pid() + ",\"startedAt\":1,\"ready\":true,\"ports\":{}}");
        assertThat(run("status", "--data-dir", directory.toString())).isEqualTo(Refusal.NOT_RUNNING);
    }

    private int run(String... words) {
        CommandLine commands = Main.commandLine();
        commands.setErr(new PrintWriter(err, true));
        commands.setOut(new PrintWriter(new StringWriter()));
        return commands.execute(words);
    }
}
