package com.movieconcierge.trailers.child;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** The frames of a video file, one after the other. */
final class VideoFile implements AutoCloseable {
    /** Where neither the file nor its neighbours say when a frame is shown. */
    private static final double USUAL_FRAME_SECONDS = 0.04;

    private static final String FORMATS = "mov,mp4,matroska,webm,avi,mpegts,mpeg,ogg,flv";
    private static final String CODECS =
            "h264,hevc,libaom-av1,vp8,vp9,libvpx,libvpx-vp9,mpeg1video,mpeg2video,mpeg4,theora,prores,mjpeg,ffv1,vc1,wmv3";
    /** Of one piece of native memory; a frame of 9.5 million pixels needs 30 million bytes. */
    private static final long MOST_BYTES_AT_ONCE = 256L << 20;

    private static final long PROBE_BYTES = 5_000_000;
    private static final long PROBE_MICROS = 5_000_000;
    private static final int MOST_STREAMS = 32;
    private static final int MESSAGE_BYTES = 128;

    private final AVFormatContext format;
    private final AVCodecContext decoder;
    private final AVStream stream;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final double tick;
    private final double frameSeconds;
    private double first = Double.NaN;
    private double seconds = -1;
    private boolean drained;

    private VideoFile(AVFormatContext format, AVStream stream, AVCodecContext decoder) {
        this.format = format;
        this.stream = stream;
        this.decoder = decoder;
        this.tick = av_q2d(stream.time_base());
        AVRational rate = stream.avg_frame_rate();
        this.frameSeconds = rate.num() > 0 && rate.den() > 0 ? 1 / av_q2d(rate) : USUAL_FRAME_SECONDS;
    }

    /** Opens a file, sees what it says of itself, and decodes nothing before that is found good. */
    static VideoFile open(Path file, long mostPixels, int leastSide) throws TrailerException {
        AVFormatContext format = container(file, mostPixels);
        try {
            AVCodec codec = new AVCodec(null);
            int number = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, codec, 0);
            if (number < 0 || codec.isNull()) {
                throw new TrailerException(Reason.NO_VIDEO, "the file holds no video that can be decoded");
            }
            keepOnly(format, number);
            AVStream stream = format.streams(number);
            requireSize(stream, mostPixels, leastSide);
            return new VideoFile(format, stream, decoder(stream, codec, mostPixels));
        } catch (TrailerException e) {
            avformat_close_input(format);
            throw e;
        }
    }

    /**
     * Opens a file as a container of a kind that holds its video itself. Playlists, scripts and image sequences lead to other
     * files and machines: none of them is on the list, and no protocol but that of files is.
     */
    private static AVFormatContext container(Path file, long mostPixels) throws TrailerException {
        av_log_set_level(AV_LOG_FATAL);
        av_max_alloc(MOST_BYTES_AT_ONCE);
        AVFormatContext format = avformat_alloc_context();
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        av_dict_set(options, "format_whitelist", FORMATS, 0);
        av_dict_set(options, "codec_whitelist", CODECS, 0);
        av_dict_set(options, "max_streams", Integer.toString(MOST_STREAMS), 0);
        av_dict_set(options, "probesize", Long.toString(PROBE_BYTES), 0);
        av_dict_set(options, "analyzeduration", Long.toString(PROBE_MICROS), 0);
        // It is freed where it cannot be opened.
        int opened = avformat_open_input(format, "file:" + file, (AVInputFormat) null, options);
        av_dict_free(options);
        if (opened < 0) {
            throw new TrailerException(Reason.NO_VIDEO, "no video of a supported kind: " + message(opened));
        }
        try {
            for (int i = 0; i < format.nb_streams(); i++) {
                // Looking for more than the header says decodes some frames already.
                requireFew(format.streams(i), mostPixels);
            }
            look(format, mostPixels);
            return format;
        } catch (TrailerException e) {
            avformat_close_input(format);
            throw e;
        }
    }

    private static void look(AVFormatContext format, long mostPixels) throws TrailerException {
        int streams = format.nb_streams();
        PointerPointer<AVDictionary> options = new PointerPointer<>(streams);
        for (int i = 0; i < streams; i++) {
            AVDictionary one = new AVDictionary(null);
            av_dict_set(one, "max_pixels", Long.toString(mostPixels), 0);
            av_dict_set(one, "threads", "1", 0);
            options.put(i, one);
        }
        int looked = avformat_find_stream_info(format, options);
        if (looked < 0) {
            throw new TrailerException(Reason.BROKEN, "the video is broken: " + message(looked));
        }
    }

    /** Packets of the others are thrown away unread. */
    private static void keepOnly(AVFormatContext format, int stream) {
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != stream) {
                format.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    private static void requireSize(AVStream stream, long mostPixels, int leastSide) throws TrailerException {
        requireFew(stream, mostPixels);
        int width = stream.codecpar().width();
        int height = stream.codecpar().height();
        if (width == 0 || height == 0) {
            throw new TrailerException(
                    Reason.TOO_LARGE,
                    "the video has no size, or more pixels than the " + mostPixels + " that are read");
        }
        if (Math.min(width, height) < leastSide) {
            throw new TrailerException(
                    Reason.TOO_SMALL,
                    "the video has " + width + " x " + height + " pixels, at least " + leastSide
                            + " on each side are needed");
        }
    }

    private static void requireFew(AVStream stream, long mostPixels) throws TrailerException {
        long width = stream.codecpar().width();
        long height = stream.codecpar().height();
        if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO && width * height > mostPixels) {
            throw new TrailerException(
                    Reason.TOO_LARGE,
                    "the video says it has " + width + " x " + height + " pixels, at most " + mostPixels + " are read");
        }
    }

    private static String message(int error) {
        try (BytePointer words = new BytePointer(MESSAGE_BYTES)) {
            av_strerror(error, words, MESSAGE_BYTES);
            return words.getString();
        }
    }

    private static AVCodecContext decoder(AVStream stream, AVCodec codec, long mostPixels) throws TrailerException {
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        // One thread holds the fewest frames, and gives the same ones every time.
        decoder.thread_count(1);
        if (avcodec_parameters_to_context(decoder, stream.codecpar()) < 0) {
            throw new TrailerException(Reason.BROKEN, "the video contradicts itself");
        }
        // A video may change its size on the way; the decoder says no itself then.
        decoder.max_pixels(mostPixels);
        if (avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(decoder);
            throw new TrailerException(Reason.BROKEN, "the video cannot be decoded");
        }
        return decoder;
    }

    int width() {
        return stream.codecpar().width();
    }

    int height() {
        return stream.codecpar().height();
    }

    /** When the frame is shown, in seconds after the first one. */
    double seconds() {
        return seconds;
    }

    /** The next frame, good until the next call; null when there is none. What cannot be decoded is left out. */
    @Nullable
    AVFrame next() {
        av_frame_unref(frame);
        while (avcodec_receive_frame(decoder, frame) < 0) {
            if (drained || !feed()) {
                return null;
            }
        }
        long at = frame.best_effort_timestamp();
        double shown = at == AV_NOPTS_VALUE ? Double.NaN : at * tick;
        if (Double.isNaN(first)) {
            first = Double.isNaN(shown) ? 0 : shown;
            seconds = 0;
        } else {
            seconds = Double.isNaN(shown) ? seconds + frameSeconds : shown - first;
        }
        return frame;
    }

    /** Gives the decoder a packet, or says that it was the last; false when even that is over. */
    private boolean feed() {
        int read = av_read_frame(format, packet);
        if (read < 0) {
            drained = avcodec_send_packet(decoder, null) < 0;
            return !drained;
        }
        if (packet.stream_index() == stream.index()) {
            // A broken packet costs itself.
            avcodec_send_packet(decoder, packet);
        }
        av_packet_unref(packet);
        return true;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(decoder);
        avformat_close_input(format);
    }
}
