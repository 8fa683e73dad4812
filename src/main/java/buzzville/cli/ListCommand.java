package buzzville.cli;
import picocli.CommandLine.Command;
@Command(name = "list", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    @Override
    public void run() {}
}
