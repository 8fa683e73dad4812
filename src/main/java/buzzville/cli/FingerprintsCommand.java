package buzzville.cli;
import picocli.CommandLine.Command;
@Command(name = "fingerprints", mixinStandardHelpOptions = true)
final class FingerprintsCommand implements Runnable {
    @Override
    public void run() {}
}
