"""X: prices, sign-in, posting, and finding a post again whose answer was lost. The only importer of tweepy.

X keeps no idempotency key, so a post whose answer was lost is looked for on the account's own timeline before anything
is sent again. Error texts are X's own, matched by fragment; they were gathered from its users' reports, 2026-11.
"""

from __future__ import annotations

import datetime as dt
import html
import logging
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from repurpose.channels.thread.networks.base import Account, Network, NetworkOptions
from repurpose.config import Fault, Project
from repurpose.delivery.base import NotSent, Refused, Session, Target, Unknown
from repurpose.errors import DeliveryError, SignInError
from repurpose.text.counting import WEIGHTED, Limit, TextLimits, extract_urls
from repurpose.text.counting.limit import X_LENGTH, X_URL_LENGTH

if TYPE_CHECKING:
    import requests
    import tweepy

LIMITS = TextLimits(X_LENGTH, url_length=X_URL_LENGTH)
LONG_POST = Limit(25_000, "weight units", "docs.x.com/changelog 2024-08-20 (Premium accounts)", "2026-11")
PRICE_POST = 0.015
"""US dollars for one post without a URL. Source: X's pay-per-use price list, in force since 2026-04-20 (docs.x.com,
x-api/getting-started/pricing). Checked 2026-11."""
PRICE_POST_WITH_URL = 0.200
"""US dollars for one post with a URL in it, a bare domain included. Same source and day."""
CASHTAGS_PER_POST = 1
"""Cashtags in a post by a self-serve key. Source: X API changelog, 2026-02-23. Checked 2026-11."""
VARIABLES = ("REPURPOSE_X_API_KEY", "REPURPOSE_X_API_SECRET", "REPURPOSE_X_ACCESS_TOKEN", "REPURPOSE_X_ACCESS_SECRET")
READ_BACK_PAUSES = (0.0, 5.0, 10.0)
"""Seconds before each look at the timeline: it shows a new post with a delay."""
CLOCK_SLACK = dt.timedelta(minutes=2)
"""How far this machine's clock may run ahead of X's."""
PAGE_SIZE, MOST_PAGES = 100, 10
"""Posts of the timeline in one answer, and answers read: a thousand posts since the send are not ours to search."""

Pause = Callable[[float], None]


class XOptions(NetworkOptions, frozen=True):
    """X. Keys: REPURPOSE_X_API_KEY, _API_SECRET, _ACCESS_TOKEN, _ACCESS_SECRET."""

    api: str = "https://api.x.com"
    """Root of the API; a test points it at a fake."""
    timeout: int = 30
    """Seconds to wait for an answer."""
    max_characters: int = LIMITS.length.value
    """Longest post; a Premium account may set up to 25000."""

    def faults(self) -> Iterator[Fault]:
        """More than X takes of anybody, or less than of everybody."""
        if not LIMITS.length.value <= self.max_characters <= LONG_POST.value:
            cause = f"must lie between {LIMITS.length.value} and {LONG_POST.value}"
            yield "max-characters", cause, f"write max-characters = {LIMITS.length.value}"


class _Duplicate(Exception):
    """X holds a post of these very words."""


class XSession:
    """An open line to X. `posts` holds the text of each target by its key."""

    def __init__(self, client: tweepy.Client, user: tuple[str, str], posts: Mapping[str, str], pause: Pause) -> None:
        self._client, self._posts, self._pause = client, posts, pause
        self._user_id, self._user_name = user

    def send(self, target: Target, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Post one target under the one before it. Raises as `Session.send` says, SignInError where the keys fail."""
        text, parent = self._posts[target.key], _parent(target, done)
        try:
            return self._create(text, parent)
        except _Duplicate:
            return self._adopt(text, parent)

    def find(self, target: Target, since: dt.datetime, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
        """The post's id if the timeline shows it: same words, same parent, not older than the intent."""
        return self._look(self._posts[target.key], _parent(target, done), since)

    def _create(self, text: str, parent: str) -> tuple[str, ...]:
        try:
            answer = self._client.create_tweet(text=text, in_reply_to_tweet_id=parent or None)
            return (str(answer.data["id"]),)
        except Exception as error:
            raise _outcome(error) from error

    def _adopt(self, text: str, parent: str) -> tuple[str, ...]:
        """X holds this text already. Ours, where it hangs on the right post; a stranger to this thread elsewhere."""
        found = self._look(text, parent, None)
        if found:
            return found
        if self._look(text, None, None):
            raise Refused("this text is already posted elsewhere on your timeline; X takes the same words only once")
        raise Unknown("X says it holds this text already, but your timeline does not show it")

    def _look(self, text: str, parent: str | None, since: dt.datetime | None) -> tuple[str, ...] | None:
        """A post of these words under `parent` ("": under none; None: wherever), not older than `since`."""
        for seconds in READ_BACK_PAUSES:
            self._pause(seconds)
            try:
                found = next((post for post in self._timeline(since) if self._matches(post, text, parent)), None)
            except Unknown:
                raise
            except Exception as error:
                raise Unknown(f"your timeline on X cannot be read: {_outcome(error)}") from error
            if found is not None:
                return (str(found["id"]),)
        return None

    def _timeline(self, since: dt.datetime | None) -> Iterator[Mapping[str, Any]]:
        """Own posts, newest first, back to `since`; without it only the newest page."""
        page: str | None = None
        for _ in range(MOST_PAGES):
            answer = self._client.get_users_tweets(
                self._user_id,
                user_auth=True,
                max_results=PAGE_SIZE,
                start_time=since - CLOCK_SLACK if since else None,
                pagination_token=page,
                tweet_fields=["created_at", "entities", "referenced_tweets"],
            )
            yield from (post.data for post in answer.data or ())
            page = answer.meta.get("next_token")
            if page is None or since is None:
                return
        raise Unknown(f"more than {PAGE_SIZE * MOST_PAGES} posts on your timeline since then")

    def _matches(self, post: Mapping[str, Any], text: str, parent: str | None) -> bool:
        references = post.get("referenced_tweets") or ()
        hangs_on = next((str(entry["id"]) for entry in references if entry["type"] == "replied_to"), "")
        return parent in (hangs_on, None) and _same_words(post, text, self._user_name)


def _parent(target: Target, done: Mapping[str, tuple[str, ...]]) -> str:
    if not target.after:
        return ""
    if not done.get(target.after):
        raise NotSent(f"{target.after}, which it answers, is not out")
    return done[target.after][0]


def _same_words(post: Mapping[str, Any], text: str, user_name: str) -> bool:
    """Whether a stored post is this text: X escapes & < >, shortens links, and may put the account's name in front."""
    stored = unicodedata.normalize("NFC", html.unescape(post["text"]))
    links = sorted((post.get("entities") or {}).get("urls") or (), key=lambda link: -len(link["url"]))
    for link in links:
        stored = stored.replace(link["url"], link.get("expanded_url") or link["url"])
    return _comparable(stored.removeprefix(f"@{user_name} ")) == _comparable(unicodedata.normalize("NFC", text))


def _comparable(text: str) -> str:
    """Words only: X expands a bare domain with a scheme, may add a slash to a host, and trims white space."""
    words = text.replace("https://", "").replace("http://", "").split()
    return " ".join(word.rstrip("/") for word in words).casefold()


def _said(error: Exception) -> str:
    """X's own words in an error, lower case; empty when it is no answer of X's."""
    return " ".join(str(message) for message in getattr(error, "api_messages", ())).lower()


def _outcome(error: Exception) -> Exception:
    """What an error of tweepy's or of the network means for the post. Anything not understood is Unknown."""
    import requests
    import tweepy

    if isinstance(error, tweepy.HTTPException):
        return _answered(error)
    if isinstance(error, requests.ConnectionError) and _never_connected(error):
        return NotSent("X cannot be reached")
    if isinstance(error, requests.Timeout):
        return Unknown("X did not answer in time")
    return Unknown(f"the answer of X was lost ({type(error).__name__})")


def _answered(error: tweepy.HTTPException) -> Exception:
    import tweepy

    status, said = error.response.status_code, _said(error)
    if isinstance(error, tweepy.Unauthorized):
        return SignInError("X refuses the keys (401)", hint=f"check {', '.join(VARIABLES)}")
    if isinstance(error, tweepy.Forbidden):
        return _forbidden(said)
    if isinstance(error, tweepy.TooManyRequests):
        return NotSent(f"X asks to wait (429){_until(error.reset_time)}")
    if status == 402:
        return NotSent("the X account has no credits left (402): buy some, then send again")
    if status >= 500 or status in (408, 409):
        return Unknown(f"X failed while it held the post ({status})")
    if status < 400:
        return NotSent(f"X sends elsewhere ({status}): check channels.thread.x.api")
    return Refused(f"X refuses the post ({status}): {said or 'no reason given'}")


def _forbidden(said: str) -> Exception:
    if "duplicate content" in said:
        return _Duplicate()
    if "oauth1 app permissions" in said or "attached to a project" in said:
        hint = "give the app write permission in X's developer portal, then make new access tokens"
        return SignInError("the X app may not post (403)", hint=hint)
    if "have not been mentioned" in said:
        return Refused(
            "X lets this app answer no post that does not mention it, its own included: go on by hand from x.txt"
        )
    if "deleted or not visible" in said:
        return NotSent("X does not show the post before it yet; send again in a minute")
    return Refused(f"X refuses the post (403): {said or 'no reason given'}")


def _until(reset: int | None) -> str:
    if reset is None:
        return ""
    try:
        return f" until {dt.datetime.fromtimestamp(reset, dt.UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        return ""


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether the line was never open, so that nothing can have arrived."""
    import requests
    import urllib3.exceptions as low

    reason = getattr(error.args[0] if error.args else None, "reason", None)
    certificate = "CERTIFICATE_VERIFY_FAILED" in str(error)
    return isinstance(error, requests.ConnectTimeout) or isinstance(reason, low.NewConnectionError) or certificate


def _client(project: Project, environment: Mapping[str, str]) -> tweepy.Client:
    """tweepy's client, with what it lacks: a timeout, the API's root from the settings, and silence in the log."""
    import requests
    import tweepy

    settings = cast(XOptions, X.own_options(project))
    root = settings.api.rstrip("/")

    class Line(requests.Session):
        def request(self, method: Any, url: Any, **options: Any) -> requests.Response:  # type: ignore[override]
            """Rewritten before it is signed: the signature covers the host. A redirect would post twice."""
            address = root + "/2/" + str(url).partition("/2/")[2]
            return super().request(method, address, **options | {"timeout": settings.timeout, "allow_redirects": False})

    for name in ("tweepy", "tweepy.client", "oauthlib", "requests_oauthlib", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)  # their debug lines hold keys
    key, secret, token, token_secret = (environment.get(name, "").strip() for name in VARIABLES)
    client = tweepy.Client(
        consumer_key=key, consumer_secret=secret, access_token=token, access_token_secret=token_secret
    )
    client.session.close()
    client.session = Line()
    return client


def _who_am_i(client: tweepy.Client) -> tuple[str, str]:
    """The account's id and name. The first call: wrong keys show here, before anything is meant to go out."""
    try:
        answer = client.get_me()
        return str(answer.data.id), str(answer.data.username)
    except Exception as error:
        outcome = _outcome(error)
        if isinstance(outcome, SignInError):
            raise outcome from error
        raise DeliveryError(f"X: {outcome}", hint="nothing was sent; send again later") from error


@contextmanager
def sign_in(
    posts: Mapping[str, str], project: Project, environment: Mapping[str, str], pause: Pause = time.sleep
) -> Iterator[Session]:
    """Open a line to X. Raises SignInError where the keys are refused, DeliveryError where X cannot be asked."""
    client = _client(project, environment)
    try:
        yield XSession(client, _who_am_i(client), posts, pause)
    finally:
        client.session.close()


def cost(texts: Sequence[str]) -> float:
    """What X bills for these posts, in US dollars. Whatever X makes a link of counts, a bare domain too."""
    with_url = sum(bool(extract_urls(text)) for text in texts)
    return round(with_url * PRICE_POST_WITH_URL + (len(texts) - with_url) * PRICE_POST, 3)


X = Network("x", "X", WEIGHTED, LIMITS, account=Account(VARIABLES, sign_in), cost=cost, options=XOptions)
