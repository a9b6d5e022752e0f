from streamlit.testing.v1 import AppTest


def page(number):
    import streamlit as st

    from ui.content.unfolding import unfolded

    for post in unfolded(list(range(number)), key="all"):
        st.markdown(str(post))


def shown(app):
    return [int(one.value) for one in app.markdown]


def test_a_few_posts_are_all_shown():
    app = AppTest.from_function(page, args=(4,)).run()
    assert shown(app) == [0, 1, 2, 3]
    assert not app.toggle


def test_of_many_the_rest_is_sent_only_when_asked_for():
    app = AppTest.from_function(page, args=(9,)).run()
    assert shown(app) == [0, 1, 2, 3]
    app.toggle(key="all").set_value(True).run()
    assert shown(app) == list(range(9))
