package com.movieconcierge.standalone.command;

import com.movieconcierge.logs.DeadLetters.Letter;
import java.time.temporal.ChronoUnit;

/** One dead letter as a line of the table. */
final class DeadLetterLine {
    private static final int LONGEST_REASON = 160;

    private DeadLetterLine() {}

    static String of(Letter letter) {
        return String.format(
                "%-20s  %-26s %9d B  %-17s  %s%s",
                letter.at().truncatedTo(ChronoUnit.SECONDS),
                letter.source(),
                letter.bytes(),
                letter.service(),
                reason(letter.reason()),
                letter.cut().isEmpty() ? "" : " [cut: " + letter.cut() + "]");
    }

    /** On one line, whatever it quotes. */
    private static String reason(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
