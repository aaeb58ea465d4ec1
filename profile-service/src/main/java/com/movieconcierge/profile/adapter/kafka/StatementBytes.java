package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.Statement;
import com.movieconcierge.profile.domain.Statement.Aspects;
import com.movieconcierge.profile.domain.Statement.Era;
import com.movieconcierge.profile.domain.Statement.Film;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement in the bytes of a stored taste: a few hundred of them. */
final class StatementBytes {
    private StatementBytes() {}

    static void write(DataOutput out, Statement statement) throws IOException {
        out.writeUTF(statement.eventId());
        out.writeLong(statement.statedAt().toEpochMilli());
        out.writeUTF(statement.restatement());
        write(out, statement.wanted());
        write(out, statement.less());
        write(out, statement.mustNots());
    }

    static Statement read(DataInput in) throws IOException {
        return new Statement(
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()),
                in.readUTF(),
                readAspects(in),
                readAspects(in),
                readAspects(in));
    }

    private static void write(DataOutput out, Aspects aspects) throws IOException {
        writeAll(out, aspects.films(), (to, film) -> {
            to.writeUTF(film.movieId());
            to.writeUTF(film.title());
            writeYear(to, film.year());
        });
        writeAll(out, aspects.people(), DataOutput::writeUTF);
        writeAll(out, aspects.genres(), DataOutput::writeUTF);
        writeAll(out, aspects.moods(), DataOutput::writeUTF);
        writeAll(out, aspects.keywords(), DataOutput::writeUTF);
        writeAll(out, aspects.languages(), DataOutput::writeUTF);
        writeAll(out, aspects.eras(), (to, era) -> {
            writeYear(to, era.from());
            writeYear(to, era.to());
        });
    }

    private static Aspects readAspects(DataInput in) throws IOException {
        return new Aspects(
                readAll(in, from -> new Film(from.readUTF(), from.readUTF(), readYear(from))),
                readAll(in, DataInput::readUTF),
                readAll(in, DataInput::readUTF),
                readAll(in, DataInput::readUTF),
                readAll(in, DataInput::readUTF),
                readAll(in, DataInput::readUTF),
                readAll(in, from -> new Era(readYear(from), readYear(from))));
    }

    private static <T> void writeAll(DataOutput out, List<T> values, Binary.Writer<T> each) throws IOException {
        out.writeByte(values.size());
        for (T value : values) {
            each.write(out, value);
        }
    }

    private static <T> List<T> readAll(DataInput in, Binary.Reader<T> each) throws IOException {
        List<T> values = new ArrayList<>();
        for (int i = in.readByte(); i > 0; i--) {
            values.add(each.read(in));
        }
        return values;
    }

    private static void writeYear(DataOutput out, @Nullable Integer year) throws IOException {
        out.writeBoolean(year != null);
        out.writeInt(year == null ? 0 : year);
    }

    private static @Nullable Integer readYear(DataInput in) throws IOException {
        boolean isKnown = in.readBoolean();
        int year = in.readInt();
        return isKnown ? year : null;
    }
}
