package com.movieconcierge.trailers.child;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Opens a file as a container of a kind that holds its video itself. Playlists, scripts and image sequences lead to other
 * files and machines: none of them is on the list, and no protocol but that of files is.
 */
final class VideoContainer {
    private static final String FORMATS = "mov,mp4,matroska,webm,avi,mpegts,mpeg,ogg,flv";
    private static final String CODECS =
            "h264,hevc,libaom-av1,vp8,vp9,libvpx,libvpx-vp9,mpeg1video,mpeg2video,mpeg4,theora,prores,mjpeg,ffv1,vc1,wmv3";
    /** Of one piece of native memory; a frame of 9.5 million pixels needs 30 million bytes. */
    private static final long MOST_BYTES_AT_ONCE = 256L << 20;

    private static final long PROBE_BYTES = 5_000_000;
    private static final long PROBE_MICROS = 5_000_000;
    private static final int MOST_STREAMS = 32;
    private static final int MESSAGE_BYTES = 128;

    private VideoContainer() {}

    static AVFormatContext open(Path file, long mostPixels) throws TrailerException {
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
    static void keepOnly(AVFormatContext format, int stream) {
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != stream) {
                format.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    static void requireSize(AVStream stream, long mostPixels, int leastSide) throws TrailerException {
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
}
