"""From source to release with nbgrader's own generate_assignment."""

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.course import Course
from autograder.errors import CourseError
from autograder.nbgrader_config import database_url, nbgrader_config, programs_on_path
from nncourse.language import LANGUAGES

_TEXT_STUB = {"en": "YOUR ANSWER HERE", "ru": "ВАШ ОТВЕТ ЗДЕСЬ"}


def write_releases(course: Course, assignment: str) -> None:
    """Write the release notebooks of `assignment`; the English one also goes into the gradebook.

    Raises `CourseError` with nbgrader's own words where it refuses a source notebook.
    """
    url = database_url(course, nbgrader_config(course))
    for language in LANGUAGES:
        config = Config()
        config.CourseDirectory.root = str(course.root)
        config.CourseDirectory.db_url = url
        config.CourseDirectory.source_directory = f"source/{language}"
        config.CourseDirectory.release_directory = f"release/{language}"
        config.ClearSolutions.text_stub = _TEXT_STUB[language]
        config.GenerateAssignment.no_database = language != "en"
        programs_on_path()
        api = NbGraderAPI(config=config)
        result = api.generate_assignment(assignment, force=True, create=True)
        if not result["success"]:
            source = course.source_path(assignment, language)
            words = "\n".join(str(part) for part in (result.get("log"), result.get("error")) if part)
            raise CourseError(f"nbgrader refuses {source}:\n{words}")
