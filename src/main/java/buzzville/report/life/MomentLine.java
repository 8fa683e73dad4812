package buzzville.report.life;

import buzzville.city.life.Detail;
import buzzville.city.life.Mention;
import buzzville.city.life.Moment;
import buzzville.city.life.What;
import java.util.ArrayList;
import java.util.List;

/** Writes the moments of a life, a line or two for each. */
final class MomentLine {
    private final Phrases say;

    MomentLine(Phrases say) {
        this.say = say;
    }

    /** What happened, and below it what there was to see. */
    List<String> of(Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(text(moment));
        if (moment.detail() instanceof Detail.Queue queue) {
            lines.add(found(queue));
        } else if (moment.detail() instanceof Detail.Order order) {
            lines.addAll(new OrderLines(say).of(order));
        } else if (moment.detail() instanceof Detail.Meanwhile meanwhile && meanwhile.waited() > 0) {
            lines.addAll(meanwhile(meanwhile));
        }
        return lines;
    }

    private String text(Moment moment) {
        What what = moment.what();
        String at = moment.place().isEmpty() ? "" : say.choose(" at ", " à ") + moment.place();
        String by = moment.by().isEmpty() ? "" : say.choose(" by `", " par `") + moment.by() + "`";
        Mention other = moment.other();
        String whom = other == null ? "" : " " + say.mention(other);
        String text = switch (what) {
            case OCCURRED -> say.choose("occurred", "s'est produit") + at;
            case HELD -> say.choose("held back", "retenu") + at + by;
            case LET_GO -> say.choose("let go", "libéré") + at + by;
            case STAMPED ->
                say.choose(
                                "got its timestamp and waits until that is past",
                                "a reçu son horodatage et attend qu'il soit passé")
                        + at;
            case PAST -> say.choose("its timestamp is past", "son horodatage est passé") + at;
            case HELD_BACK ->
                say.choose(
                                "held back until what comes before it is there",
                                "retenu jusqu'à l'arrivée de ce qui le précède")
                        + at;
            case ITS_TURN -> say.choose("its turn has come", "son tour est venu") + at;
            case BUFFERED,
                    UNACKNOWLEDGED,
                    SENT_AGAIN,
                    SENT_MEANWHILE,
                    ATTEMPT_LOST,
                    ATTEMPT_LOST_MEANWHILE,
                    REFUSED,
                    ACKNOWLEDGED,
                    GIVEN_UP,
                    FORGOTTEN -> outbox(moment, at);
            case WRITTEN, WRITTEN_TWICE, UNSERVED, SERVED_LOG, SERVED_LANE -> log(moment, at);
            case REDELIVERED, RECOGNISED, SERVED_AGAIN -> again(what, at);
            case PUBLISHED -> say.choose("published", "publié") + at;
            case ARRIVED -> say.choose("arrived at the broker", "arrivé au courtier");
            case REQUESTED -> say.choose("request sent", "requête envoyée") + at;
            case PASSED -> say.choose("admitted", "admis") + at + by;
            case PUT_OFF -> say.choose("put off", "différé") + at + by;
            case GATHERED -> say.choose("came into a window", "entré dans une fenêtre") + at + by;
            case MERGED -> say.choose("became part of", "devenu partie de") + whom + by;
            case HELD_OUTSIDE -> say.choose("held back before a full lane", "retenu devant une voie pleine") + at + by;
            case PUSHED_OUT -> say.choose("pushed out", "a fait sortir") + whom + at + by;
            case ENTERED -> say.choose("entered", "entré") + at;
            case PASSED_AT_TURN -> say.choose("looked at once more", "réexaminé") + at + by;
            case DISPATCHED ->
                (moment.by().isEmpty()
                                ? say.choose("taken at once", "pris aussitôt")
                                : say.choose("dispatched", "distribué"))
                        + at
                        + by;
            case RECEIVED -> say.choose("reached its worker", "reçu par son agent") + at;
            case STARTED -> say.choose("service began", "service commencé") + at;
            case FINISHED -> say.choose("service ended", "service terminé") + at;
            case HANDING -> say.choose("waits for subscriptions that are full", "attend des abonnements pleins") + at;
            case FAILED -> say.choose("the attempt failed", "l'essai a échoué") + at;
            case RETRY -> say.choose("tried again or given up", "nouvel essai ou abandon") + at + by;
            case REJOINED -> say.choose("back in the queue after a failure", "de retour en file après un échec") + at;
            case PUT_BACK ->
                say.choose("back in the queue, its worker went down", "de retour en file, son agent est tombé") + at;
            case ROUTED -> say.choose("handed to its subscriptions", "remis à ses abonnements");
            case LOST -> (moment.fate() == null ? "" : say.fate(moment.fate())) + at + by + whom;
            case ENDED -> say.choose("ended", "terminé") + at;
        };
        return text + say.numbers(moment);
    }

    /** What its sender did, who keeps it until it is acknowledged. */
    private String outbox(Moment moment, String at) {
        String fate = moment.fate() == null ? "" : ", " + say.fate(moment.fate());
        return switch (moment.what()) {
            case BUFFERED ->
                say.choose("kept in the outbox behind those before it", "gardé dans la boîte d'envoi derrière d'autres")
                        + at;
            case UNACKNOWLEDGED -> say.choose("not acknowledged in time", "sans accusé de réception à temps") + at;
            case ATTEMPT_LOST, ATTEMPT_LOST_MEANWHILE ->
                say.choose("this attempt is lost", "cet essai est perdu") + fate + at;
            case REFUSED -> say.choose("its sender hears that it was refused", "son émetteur apprend le refus") + at;
            case ACKNOWLEDGED -> say.choose("acknowledged", "accusé de réception") + at;
            case GIVEN_UP -> say.choose("given up by its sender", "abandonné par son émetteur") + at;
            case FORGOTTEN ->
                say.choose("forgotten by its sender, who crashed", "oublié par son émetteur, tombé en panne") + at;
            default -> say.choose("sent again", "envoyé de nouveau") + at;
        };
    }

    private String log(Moment moment, String at) {
        return switch (moment.what()) {
            case WRITTEN -> say.choose("written in the log", "écrit dans le journal") + at;
            case WRITTEN_TWICE ->
                say.choose("written in the log once more", "écrit encore une fois dans le journal") + at;
            case UNSERVED -> say.choose("nobody serves ", "plus personne ne sert ") + moment.place();
            case SERVED_LANE ->
                say.choose(
                                "served again; back in the queue from the log",
                                "de nouveau servi ; remis en file depuis le journal")
                        + at;
            default -> say.choose("served again", "de nouveau servi") + at;
        };
    }

    private String again(What what, String at) {
        return switch (what) {
            case REDELIVERED ->
                say.choose(
                                "delivered again: it is not known any more that it was done",
                                "remis encore : on ne sait plus qu'il était traité")
                        + at;
            case RECOGNISED -> say.choose("recognised: it was done before", "reconnu : déjà traité") + at;
            default -> say.choose("served again for nothing", "traité de nouveau pour rien") + at;
        };
    }

    private String found(Detail.Queue queue) {
        String capacity = queue.capacity() == Integer.MAX_VALUE
                ? ""
                : say.choose(" of ", " sur ") + say.human.count(queue.capacity());
        String lane = say.choose("lane `", "voie `") + queue.lane() + "`: " + say.human.count(queue.waiting())
                + capacity + say.choose(" waiting", " en attente");
        String ahead = queue.ahead().isEmpty()
                ? ""
                : say.choose("; in all lanes ", " ; dans toutes les voies ") + say.counts(queue.ahead());
        return lane + ahead + say.crew(queue.crew());
    }

    private List<String> meanwhile(Detail.Meanwhile meanwhile) {
        List<String> lines = new ArrayList<>();
        String waited = say.choose("waited ", "a attendu ") + say.human.duration(meanwhile.waited())
                + say.choose(" in lane `", " dans la voie `") + meanwhile.lane() + "`";
        long before = Phrases.sum(meanwhile.served());
        lines.add(waited
                + (before == 0
                        ? say.choose("; nobody was served meanwhile", " ; personne n'a été servi entre-temps")
                        : say.choose("; served meanwhile: ", " ; servis entre-temps : ")
                                + say.counts(meanwhile.served()))
                + say.crew(meanwhile.crew()));
        if (!meanwhile.longest().isEmpty()) {
            StringBuilder longest =
                    new StringBuilder(say.choose("longest services meanwhile: ", "services les plus longs : "));
            for (int i = 0; i < meanwhile.longest().size(); i++) {
                Detail.Service service = meanwhile.longest().get(i);
                longest.append(i == 0 ? "" : ", ")
                        .append(say.human.duration(service.took()))
                        .append(" ")
                        .append(say.mention(service.message()));
            }
            lines.add(longest.toString());
        }
        if (meanwhile.breakerOpen() > 0) {
            lines.add(say.choose("the breaker was open for ", "le disjoncteur était ouvert pendant ")
                    + say.human.duration(meanwhile.breakerOpen()));
        }
        if (meanwhile.rebalances() > 0) {
            boolean one = meanwhile.rebalances() == 1;
            lines.add(say.human.count(meanwhile.rebalances())
                    + say.choose(one ? " rebalance" : " rebalances", one ? " rééquilibrage" : " rééquilibrages")
                    + say.choose(" of its workers meanwhile", " de ses postes entre-temps"));
        }
        if (meanwhile.handing() > 0) {
            lines.add(say.human.count(meanwhile.handing())
                    + say.choose(
                            " threads wait for subscriptions that are full", " fils attendent des abonnements pleins"));
        }
        return lines;
    }
}
