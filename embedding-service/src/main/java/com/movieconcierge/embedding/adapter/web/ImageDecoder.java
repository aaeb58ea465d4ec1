package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to pixels, by what the bytes are and not by what they are called: JPEG, PNG and GIF. A picture says how large it is
 * before anything of it is unpacked; what is larger than needed is read with pixels left out, so memory is bounded by
 * {@code side}², not by the picture.
 */
public final class ImageDecoder {
    /** Enough for every model that looks at pictures. */
    private static final int SIDE = 1024;
    /** Of an icon, or of a pixel that counts visitors. */
    private static final int LEAST_SIDE = 32;

    private final long mostPixels;
    private final int side;
    private final int leastSide;

    /**
     * @param mostPixels width times height; more is refused unread
     * @param side what the long side is brought down to, by at most a factor of two more
     * @param leastSide of the short side; less shows nothing
     */
    ImageDecoder(long mostPixels, int side, int leastSide) {
        this.mostPixels = mostPixels;
        this.side = side;
        this.leastSide = leastSide;
    }

    /**
     * As pictures of the catalogue are read.
     *
     * @param mostPixels as above
     */
    public static ImageDecoder ofProduct(long mostPixels) {
        return new ImageDecoder(mostPixels, SIDE, LEAST_SIDE);
    }

    /** A listener that remembers what a lenient reader would only mumble. */
    private static final class Complaints implements IIOReadWarningListener {
        private @Nullable String first;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String lower = warning.toLowerCase(Locale.ROOT);
            if (first == null
                    && (lower.contains("premature") || lower.contains("corrupt") || lower.contains("truncat"))) {
                first = warning;
            }
        }
    }

    /** @throws PictureException when it is no picture, too large, or broken */
    public RgbImage decode(byte[] bytes) throws PictureException {
        ImageReader reader = reader(bytes);
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            var complaints = new Complaints();
            reader.addIIOReadWarningListener(complaints);
            RgbImage image = rgb(reader.read(0, param(reader)));
            if (complaints.first != null) {
                throw new PictureException(PictureFault.BROKEN, "the picture is broken: " + complaints.first);
            }
            return image;
        } catch (PictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers of the JDK answer nonsense with whatever comes to their mind.
            throw new PictureException(PictureFault.BROKEN, "the picture is broken: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(byte[] bytes) throws PictureException {
        String format = format(bytes);
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (format.isEmpty() || !readers.hasNext()) {
            throw new PictureException(PictureFault.NO_PICTURE, "not a JPEG, PNG or GIF");
        }
        return readers.next();
    }

    private static String format(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        return startsWith(bytes, 'G', 'I', 'F', '8') ? "gif" : "";
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        return bytes.length >= magic.length
                && IntStream.range(0, magic.length).allMatch(i -> (bytes[i] & 0xff) == magic[i]);
    }

    private ImageReadParam param(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw new PictureException(
                    PictureFault.TOO_LARGE,
                    "the picture says it has " + width + " x " + height + " pixels, at most " + mostPixels
                            + " are read");
        }
        if (Math.min(width, height) < leastSide) {
            throw new PictureException(
                    PictureFault.TOO_SMALL,
                    "the picture has " + width + " x " + height + " pixels, at least " + leastSide
                            + " on each side are needed");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / side);
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static RgbImage rgb(BufferedImage decoded) {
        int width = decoded.getWidth();
        int height = decoded.getHeight();
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(decoded, 0, 0, null);
        graphics.dispose();
        int[] pixels = plain.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xffffff;
        }
        return new RgbImage(width, height, pixels);
    }
}
