from __future__ import annotations

import socket

import pytest

from qa.errors import ConfigError
from qa.web.listening import listening


def test_port_0_is_any_free_port() -> None:
    with listening("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_a_port_that_is_taken_is_one_sentence_that_says_what_to_do() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"^Port {port} of 127.0.0.1 cannot be used .*--port\.$"):
            listening("127.0.0.1", port)


def test_an_address_that_is_not_this_machine_s_is_refused() -> None:
    with pytest.raises(ConfigError, match="cannot be used"):
        listening("203.0.113.7", 0)


def test_the_socket_says_that_it_is_tcp_so_that_answers_leave_at_once() -> None:
    with listening("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
